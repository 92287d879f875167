/** One editor's state: the document with its history, what is selected, what is wrong, how saving stands. Made once an editor. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { disconnect } from "#lib/flow/edit/connect.ts";
import { drawnGroup, drawnIds, drawnNote, removeDrawn, sortDrawn } from "#lib/flow/edit/drawn.ts";
import { duplicateSteps } from "#lib/flow/edit/fragment.ts";
import { groupSteps } from "#lib/flow/edit/groups.ts";
import { type History, record, redo, seal, startHistory, undo } from "#lib/flow/edit/history.ts";
import type { Place } from "#lib/flow/edit/place.ts";
import { addStep, type Where } from "#lib/flow/edit/steps.ts";
import { addSticky } from "#lib/flow/edit/stickies.ts";
import type { FlowDocument, FlowEdge, Problem } from "#lib/flow/flow.ts";
import type { Callable } from "#lib/flow/logic-problems.ts";
import { catalog } from "#lib/nodes/catalog.ts";

export type SaveState = "saved" | "unsaved" | "saving" | "offline" | "signed-out" | "conflict" | "refused";
export interface Live {
  version: number;
  document: FlowDocument;
}
export type Sheet = "publish" | "compare" | "shortcuts" | "conflict" | "settings";

export interface Other {
  name: string;
  edits: boolean;
  /** The same person, in another window. */
  yourself: boolean;
}
export type View = "drawing" | "list";

export interface EditorState {
  flowId: string;
  mayEdit: boolean;
  /** What the server had when the page was opened. */
  opened: FlowDocument;
  history: History;
  /** Steps by their id, notes and frames by the one they are drawn with. */
  selected: ReadonlySet<string>;
  /** Edges by their key. */
  selectedEdges: ReadonlySet<string>;
  /** The note or frame that is being written on, by the id it is drawn with. */
  writing: string | null;
  /** The drawing, or the same flow as a list. */
  view: View;
  /** Whose settings are open. */
  inspected: string | null;
  problems: readonly Problem[];
  problemsOf: ReadonlyMap<string, readonly Problem[]>;
  /** Open, with the place for the step that is chosen from it. */
  palette: Where | null;
  sheet: Sheet | null;
  save: SaveState;
  saveMessage: string;
  live: Live | null;
  /** Other windows that have this flow open. */
  others: readonly Other[];
  /** The flows that this one may call; null: not asked for yet. */
  callable: readonly Callable[] | null;

  edit: (change: (document: FlowDocument) => FlowDocument, about?: string) => void;
  seal: () => void;
  undo: () => void;
  redo: () => void;
  select: (nodes: Iterable<string>, edges?: Iterable<string>) => void;
  inspect: (id: string | null) => void;
  openPalette: (where: Where) => void;
  closePalette: () => void;
  openSheet: (sheet: Sheet | null) => void;
  /** Adds a step where the palette stands and selects it; null where the flow is full. */
  add: (type: string, where: Where, config?: Record<string, unknown>) => string | null;
  /** Writes on a note or a frame's name; null: done. */
  write: (drawn: string | null) => void;
  /** A sticky note, selected and being written on; null where there are too many. */
  addNote: (at: Place) => string | null;
  /** A frame around the selected steps; null where there is nothing to frame. */
  group: () => string | null;
  /** Left to right, nothing over anything; the layout library comes when it is asked for. */
  tidy: () => Promise<void>;
  removeSelected: () => void;
  duplicateSelected: () => void;
  showProblems: (problems: readonly Problem[]) => void;
  set: (part: Partial<Pick<EditorState, "save" | "saveMessage" | "live" | "callable" | "view" | "others">>) => void;
}
export type EditorStore = StoreApi<EditorState>;

export const edgeKey = (edge: FlowEdge): string => `${edge.from}/${edge.port}/${edge.to}`;
export const documentOf = (state: EditorState): FlowDocument => state.history.present;

const none: ReadonlySet<string> = new Set();
const checkAfterMs = 150;

function byNode(problems: readonly Problem[], before: ReadonlyMap<string, readonly Problem[]>): Map<string, readonly Problem[]> {
  const map = new Map<string, Problem[]>();
  for (const problem of problems) if (problem.nodeId) map.set(problem.nodeId, [...(map.get(problem.nodeId) ?? []), problem]);
  const kept = new Map<string, readonly Problem[]>(map);
  // The same list stays the same object, so a step is drawn again only when its own problems change.
  for (const [id, list] of map) {
    const old = before.get(id);
    if (old && JSON.stringify(old) === JSON.stringify(list)) kept.set(id, old);
  }
  return kept;
}

/** What is wrong with the drawing as it stands; what finds it comes when the page is idle, or when it is first asked for. */
async function check(store: EditorStore): Promise<void> {
  const { validate } = await import("#lib/flow/validate.ts");
  const { flowId, callable, showProblems } = store.getState();
  showProblems(validate(documentOf(store.getState()), catalog, { flowId, callable }));
}

export interface EditorStart {
  flowId: string;
  document: FlowDocument;
  live: Live | null;
  mayEdit: boolean;
  /** What is wrong with it. */
  problems: readonly Problem[];
}

export function createEditor(start: EditorStart): EditorStore {
  const { problems } = start;
  const store = createStore<EditorState>()((set, get) => {
    const travel = (move: (history: History) => History) => {
      const history = move(get().history);
      if (history === get().history) return;
      const ids = new Set(drawnIds(history.present));
      const selected = new Set([...get().selected].filter((id) => ids.has(id)));
      const { inspected } = get();
      set({ history, selected, selectedEdges: none, inspected: inspected !== null && ids.has(inspected) ? inspected : null });
    };
    return {
      flowId: start.flowId,
      mayEdit: start.mayEdit,
      opened: start.document,
      history: startHistory(start.document),
      selected: none,
      selectedEdges: none,
      inspected: null,
      writing: null,
      view: "drawing",
      problems,
      problemsOf: byNode(problems, new Map()),
      palette: null,
      sheet: null,
      save: "saved",
      saveMessage: "",
      live: start.live,
      others: [],
      callable: null,

      edit: (change, about) => {
        if (!get().mayEdit) return;
        const { history } = get();
        const next = record(history, change(history.present), about ?? null);
        if (next !== history) set({ history: next });
      },
      seal: () => set({ history: seal(get().history) }),
      undo: () => get().mayEdit && travel(undo),
      redo: () => get().mayEdit && travel(redo),
      select: (nodes, edges = []) => {
        const selected = new Set(nodes);
        const { inspected } = get();
        const [only] = selected.size === 1 ? sortDrawn(selected).steps : [];
        set({
          history: seal(get().history),
          selected,
          selectedEdges: new Set(edges),
          inspected: inspected === null ? null : (only ?? null),
        });
      },
      inspect: (id) =>
        set(
          id === null
            ? { inspected: null, history: seal(get().history) }
            : { history: seal(get().history), inspected: id, selected: new Set([id]), selectedEdges: none },
        ),
      openPalette: (where) => get().mayEdit && set({ palette: where }),
      closePalette: () => set({ palette: null }),
      openSheet: (sheet) => (sheet !== "publish" || get().mayEdit) && set({ sheet }),
      add: (type, where, config) => {
        const { history } = get();
        const added = addStep(history.present, type, catalog, where, config);
        if (added.id === null || !get().mayEdit) return null;
        set({
          history: record(history, added.document),
          palette: null,
          selected: new Set([added.id]),
          selectedEdges: none,
          inspected: added.id,
        });
        return added.id;
      },
      write: (writing) => {
        if (writing === null) set({ writing, history: seal(get().history) });
        else if (get().mayEdit) set({ writing });
      },
      addNote: (at) => {
        const { history, mayEdit } = get();
        const { document, id } = addSticky(history.present, at);
        if (id === null || !mayEdit) return null;
        const drawn = drawnNote(id);
        set({ history: record(history, document), selected: new Set([drawn]), selectedEdges: none, inspected: null, writing: drawn });
        return drawn;
      },
      group: () => {
        const { history, selected, mayEdit } = get();
        const { document, id } = groupSteps(history.present, sortDrawn(selected).steps);
        if (id === null || !mayEdit) return null;
        const drawn = drawnGroup(id);
        set({ history: record(history, document), selected: new Set([drawn]), selectedEdges: none, inspected: null, writing: drawn });
        return drawn;
      },
      tidy: async () => {
        const { tidy } = await import("#lib/flow/edit/tidy.ts");
        get().edit(tidy);
      },
      removeSelected: () => {
        const { selected, selectedEdges, edit } = get();
        if (selected.size === 0 && selectedEdges.size === 0) return;
        edit((document) =>
          removeDrawn(
            disconnect(
              document,
              document.edges.filter((edge) => selectedEdges.has(edgeKey(edge))),
            ),
            selected,
            catalog,
          ),
        );
        set({ selected: none, selectedEdges: none, inspected: null, writing: null });
      },
      duplicateSelected: () => {
        const { history, selected, mayEdit } = get();
        const { document, ids } = duplicateSteps(history.present, selected, catalog);
        if (mayEdit && ids.length > 0)
          set({ history: record(history, document), selected: new Set(ids), selectedEdges: none, inspected: null });
      },
      showProblems: (said) => set({ problems: said, problemsOf: byNode(said, get().problemsOf) }),
      set: (part) => set(part),
    };
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  store.subscribe((state, before) => {
    if (state.history.present === before.history.present && state.callable === before.callable) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(store), checkAfterMs);
  });
  return store;
}
