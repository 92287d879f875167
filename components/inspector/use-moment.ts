"use client";
/** What a step's expressions see on the sample event: the names that are in scope, and their values. */
import { useContext, useMemo } from "react";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { type Sample, type SampleState, useSample } from "#components/canvas/sample.tsx";
import type { EventType } from "#lib/commerce/event.ts";
import { exampleEvent } from "#lib/commerce/samples/example-event.ts";
import type { Moment } from "#lib/flow/condition/live.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { namesAt } from "#lib/flow/names-at.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { LaterEvent } from "./later-event.ts";

const allOf = (state: SampleState) => state;

/** The event that is spoken of: of one that is waited for there is none on record yet, so an example stands for it. */
export function useSpokenOf(nodeId: string): Sample {
  const later = useContext(LaterEvent);
  const { sample } = useSample(allOf);
  const awaited = useEditor((state) => documentOf(state).nodes.find((node) => node.id === nodeId)?.config["event"] ?? "order.paid");
  return useMemo(() => {
    if (!later) return sample;
    const event = exampleEvent(awaited as EventType, sample.event.order?.platform ?? "", sample.event.receivedAt);
    return { id: event.id, label: event.order?.number ?? "", recorded: false, event };
  }, [later, sample, awaited]);
}

export function useMoment(nodeId: string): Moment {
  const later = useContext(LaterEvent);
  const document = useEditor(documentOf);
  const { outputs, calendar } = useSample(allOf);
  const { event } = useSpokenOf(nodeId);
  return useMemo(() => {
    const names = namesAt(document, catalog);
    const environment = later ? names.awaited(nodeId) : names.environment(nodeId);
    return { environment, scope: scopeOf(event, { ...startOutputs(document, event), ...outputs }, event.receivedAt, calendar) };
  }, [document, later, nodeId, event, outputs, calendar]);
}

/** What the start that takes this event passes on. */
export function startOutputs(document: FlowDocument, event: Sample["event"]): Record<string, unknown> {
  return Object.fromEntries(
    document.nodes.flatMap((node): [string, unknown][] => {
      const type = catalog.get(node.type);
      if (type?.kind !== "trigger") return [];
      const config = type.config.safeParse(node.config);
      return config.success && type.on(config.data).some((each) => each === event.type) ? [[node.id, type.read(event)]] : [];
    }),
  );
}
