import { ListShape } from "#components/frame/loading-shapes.tsx";

export default function Loading() {
  return <ListShape tabs columns={5} />;
}
