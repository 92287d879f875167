"use client";
import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { LateDialog } from "#components/ui/late-dialog.tsx";
import type { ChannelItem } from "#lib/api/service.ts";

const load = () => import("./channel-form.tsx").then((module) => module.ChannelDialog);
const ChannelDialog = dynamic(load, { ssr: false });

/** A button for one channel; none given: for a new one. */
export function ChannelOpener({ channel, trigger }: { channel?: ChannelItem; trigger: ReactElement }) {
  return (
    <LateDialog trigger={trigger} load={load}>
      {(box) => <ChannelDialog channel={channel} {...box} />}
    </LateDialog>
  );
}
