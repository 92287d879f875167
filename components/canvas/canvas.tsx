"use client";
/** The drawing surface: the document's steps and edges on the canvas, and every gesture as an edit. */
import { type DragEvent, type MouseEvent as ReactMouseEvent, useCallback, useMemo } from "react";
import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionLineType,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from "reactflow";
import { useLocale, useSay } from "#components/language/say.tsx";
import { toast } from "#components/ui/toast.ts";
import { connect, connectRefusal } from "#lib/flow/edit/connect.ts";
import { groupIdOf, moveDrawn, stepPlaces } from "#lib/flow/edit/drawn.ts";
import type { Place } from "#lib/flow/edit/place.ts";
import { nodeWidth } from "#lib/flow/edit/step-size.ts";
import type { FlowEdge } from "#lib/flow/flow.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { offeredWords } from "#lib/language/offered.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { bringsOrder, defaultConfig } from "#lib/nodes/default-config.ts";
import "./canvas.css";
import { CanvasControls } from "./canvas-controls.tsx";
import { type DrawnNode, type NoteNode, operationDragType, type StepEdge, type StepNode, stepDragType } from "./drawing.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { EditorEdge } from "./editor-edge.tsx";
import { EditorNode } from "./editor-node.tsx";
import { documentOf, edgeKey } from "./editor-store.ts";
import { FitOnce } from "./fit-once.tsx";
import { GroupNode as GroupView } from "./group-node.tsx";
import { KeepInView } from "./keep-in-view.tsx";
import { NextStepHint } from "./next-step-hint.tsx";
import { NoteNode as NoteView } from "./note-node.tsx";
import { RefusalTip, useRefusal } from "./refusal.tsx";
import { withLabel } from "./spoken-name.ts";
import { useTeller } from "./step-lines.ts";
import { around, useDrawn } from "./use-drawn.ts";
import { ZoomWatcher } from "./zoom-watcher.tsx";

// What the drawing library is told stays the same object from one drawing to the next: each that is another makes it look at
// every step again, and with 500 of them that is what a move of the pointer costs.
const nodeTypes = { step: EditorNode, note: NoteView, frame: GroupView };
const edgeTypes = { step: EditorEdge };
const dragTypes = [stepDragType, operationDragType];
const grid: [number, number] = [4, 4];
const fitViewOptions = { maxZoom: 1, padding: 0.2 };
const multiSelectionKeys = ["Shift", "Meta", "Control"];
const mapStyle = { width: 160, height: 104 };
const mapFrom = 12;
const allowDrop = (event: DragEvent) => dragTypes.some((type) => event.dataTransfer.types.includes(type)) && event.preventDefault();

const asEdge = (link: Connection | StepEdge): FlowEdge => ({ from: link.source, port: link.sourceHandle ?? "out", to: link.target });

export function Canvas() {
  const store = useEditorStore();
  const say = useSay();
  const locale = useLocale();
  const flow = useReactFlow<DrawnNode, StepEdge>();
  const mayEdit = useEditor((state) => state.mayEdit);
  const { refused, refuse } = useRefusal();

  const [{ nodes, edges, frames }, setDrawn] = useDrawn();
  const setNodes = useCallback(
    (change: (before: (StepNode | NoteNode)[]) => (StepNode | NoteNode)[]) =>
      setDrawn((before) => around({ ...before, nodes: change(before.nodes) }, before, store.getState())),
    [setDrawn, store],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<DrawnNode>[]) => {
      const picks = changes.filter((change) => change.type === "select");
      if (picks.length > 0) {
        const next = new Set(store.getState().selected);
        for (const pick of picks) pick.selected ? next.add(pick.id) : next.delete(pick.id);
        store.getState().select(next, store.getState().selectedEdges);
      }
      const looks = changes.filter((change) => change.type === "position" || change.type === "dimensions");
      const frame = looks.find((change) => change.type === "position" && groupIdOf(change.id) !== null);
      // only steps and notes are kept: frames lie around them
      if (looks.length > 0) setNodes((before) => applyNodeChanges(looks, before as DrawnNode[]) as (StepNode | NoteNode)[]);
      if (frame) {
        const wanted = looks.flatMap((change) =>
          change.type === "position" && change.position ? [[change.id, change.position] as const] : [],
        );
        const places = stepPlaces(documentOf(store.getState()), new Map(wanted));
        setNodes((before) => before.map((node) => withPlace(node, places.get(node.id))));
      }
    },
    [store, setNodes],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<StepEdge>[]) => {
      const next = new Set(store.getState().selectedEdges);
      for (const change of changes) if (change.type === "select") change.selected ? next.add(change.id) : next.delete(change.id);
      store.getState().select(store.getState().selected, next);
    },
    [store],
  );
  const settle = useCallback(
    (moved: DrawnNode[]) => {
      setNodes((before) => before.map((node) => (node.dragging ? { ...node, dragging: false } : node)));
      store.getState().edit((before) => moveDrawn(before, new Map(moved.map((node) => [node.id, node.position]))));
    },
    [store, setNodes],
  );

  const onDragStop = useCallback((_: unknown, __: unknown, moved: DrawnNode[]) => settle(moved), [settle]);
  const onSelectionDragStop = useCallback((_: unknown, moved: DrawnNode[]) => settle(moved), [settle]);
  const onNodeClick = useCallback(
    (event: ReactMouseEvent, node: DrawnNode) => {
      if (node.type === "step" && !event.shiftKey && !event.ctrlKey && !event.metaKey) store.getState().inspect(node.id);
    },
    [store],
  );
  const onPaneClick = useCallback(() => {
    store.getState().inspect(null);
    store.getState().select([]);
    store.getState().closePalette();
  }, [store]);

  const fits = useCallback(
    (link: Connection | StepEdge) => connectRefusal(documentOf(store.getState()), asEdge(link), catalog) === null,
    [store],
  );
  const onConnect = useCallback((link: Connection) => store.getState().edit((before) => connect(before, asEdge(link), catalog)), [store]);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, end: FinalConnectionState) => {
      const { fromNode, fromHandle, toNode, isValid } = end;
      if (!fromNode || fromHandle?.type !== "source") return;
      const point = "changedTouches" in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
      const from = { from: fromNode.id, port: fromHandle.id ?? "out" };
      const overId = toNode?.id ?? stepUnder(point.clientX, point.clientY);
      if (isValid) return;
      if (overId) {
        const edge = { ...from, to: overId };
        const why = connectRefusal(documentOf(store.getState()), edge, catalog);
        if (why) refuse(why, point.clientX, point.clientY);
        else store.getState().edit((before) => connect(before, edge, catalog));
        return;
      }
      const at = flow.screenToFlowPosition({ x: point.clientX, y: point.clientY });
      store.getState().openPalette({ after: from, at: { x: at.x, y: at.y - 26 } });
    },
    [store, flow, refuse],
  );

  const onDrop = useCallback(
    (event: DragEvent) => {
      const type = event.dataTransfer.getData(stepDragType);
      const offered = event.dataTransfer.getData(operationDragType);
      if (!type && !offered) return;
      event.preventDefault();
      const into = edgeUnder(event.clientX, event.clientY);
      const edge = into && documentOf(store.getState()).edges.find((each) => edgeKey(each) === into);
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const place: Place = { x: at.x - nodeWidth / 2, y: at.y - 26 };
      if (offered) {
        const where = edge ? { into: edge } : { at: place };
        const told = { failed: say(offeredWords.failed), full: say(canvasWords.full) };
        return void import("./offered.ts").then(({ dropOperation }) => dropOperation(store, offered, where, told));
      }
      const kind = catalog.get(type);
      const config = kind ? defaultConfig(kind, bringsOrder(documentOf(store.getState()), catalog)) : {};
      if (store.getState().add(type, edge ? { into: edge } : { at: place }, config) === null) toast.error(say(canvasWords.full));
    },
    [store, flow, say],
  );

  const told = useTeller();
  // biome-ignore lint/correctness/useExhaustiveDependencies: named anew when how to tell of steps has come
  const drawnNodes = useMemo(() => [...nodes, ...frames].map((node) => withLabel(node, locale, say)), [nodes, frames, say, locale, told]);

  const tidyUp = useCallback(() => {
    void store
      .getState()
      .tidy()
      .then(() => setTimeout(() => void flow.fitView({ duration: 150, maxZoom: 1, padding: 0.15 }), 50));
  }, [store, flow]);

  return (
    <div className="flow-canvas absolute inset-0">
      <ReactFlow<DrawnNode, StepEdge>
        onDragOver={allowDrop}
        onDrop={onDrop}
        nodes={drawnNodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={onDragStop}
        onSelectionDragStop={onSelectionDragStop}
        onNodeClick={onNodeClick}
        onPaneClick={onPaneClick}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        isValidConnection={fits}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={28}
        connectOnClick={false}
        elevateNodesOnSelect={false}
        nodesDraggable={mayEdit}
        nodesConnectable={mayEdit}
        deleteKeyCode={null}
        disableKeyboardA11y
        snapToGrid
        snapGrid={grid}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={multiSelectionKeys}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.15}
        maxZoom={1.75}
        fitView
        fitViewOptions={fitViewOptions}
        onlyRenderVisibleElements={nodes.length > 120}
        aria-label={say(canvasWords.canvas)}
      >
        <Background gap={24} size={1} />
        <ZoomWatcher />
        <FitOnce />
        <NextStepHint />
        <KeepInView />
        {nodes.length >= mapFrom ? (
          <MiniMap
            pannable
            zoomable
            position="bottom-right"
            ariaLabel={say(canvasWords.map)}
            className="m-3! rounded-lg border border-line"
            style={mapStyle}
          />
        ) : null}
        <CanvasControls onTidy={mayEdit && nodes.length > 1 ? tidyUp : undefined} />
      </ReactFlow>
      <RefusalTip refused={refused} />
    </div>
  );
}

const withPlace = <N extends StepNode | NoteNode>(node: N, place: Place | undefined): N =>
  place && (place.x !== node.position.x || place.y !== node.position.y) ? { ...node, position: place, dragging: true } : node;

const stepUnder = (x: number, y: number): string | null =>
  globalThis.document
    .elementsFromPoint(x, y)
    .flatMap((element) => element.closest<HTMLElement>(".react-flow__node-step")?.dataset["id"] ?? [])[0] ?? null;
const edgeUnder = (x: number, y: number): string | null =>
  globalThis.document
    .elementsFromPoint(x, y)
    .flatMap((element) => element.closest<SVGElement>(".react-flow__edge")?.dataset["id"] ?? [])[0] ?? null;
