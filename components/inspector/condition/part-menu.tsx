"use client";
/** What can be done with a part as a whole. */
import { ArrowDown, ArrowUp, Copy, Ellipsis, ListTree, X } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { builderWords } from "#lib/language/condition.ts";

export interface PartMenuProps {
  label: string;
  dropLabel: string;
  canUp: boolean;
  canDown: boolean;
  onShift: (by: -1 | 1) => void;
  onCopy: () => void;
  onDrop: () => void;
  onWrap: (() => void) | undefined;
}

export function PartMenu({ label, dropLabel, canUp, canDown, onShift, onCopy, onDrop, onWrap }: PartMenuProps) {
  const say = useSay();
  return (
    <span className="flex shrink-0">
      <Menu
        trigger={
          <IconButton size="sm" label={label} data-menu className="w-6! text-faint">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<ArrowUp aria-hidden />} disabled={!canUp} onClick={() => onShift(-1)}>
          {say(builderWords.up)}
        </MenuItem>
        <MenuItem icon={<ArrowDown aria-hidden />} disabled={!canDown} onClick={() => onShift(1)}>
          {say(builderWords.down)}
        </MenuItem>
        <MenuItem icon={<Copy aria-hidden />} onClick={onCopy}>
          {say(builderWords.duplicate)}
        </MenuItem>
        {onWrap ? (
          <MenuItem icon={<ListTree aria-hidden />} onClick={onWrap}>
            {say(builderWords.wrap)}
          </MenuItem>
        ) : null}
      </Menu>
      <IconButton size="sm" label={dropLabel} data-menu className="w-6! text-faint" onClick={onDrop}>
        <X aria-hidden />
      </IconButton>
    </span>
  );
}
