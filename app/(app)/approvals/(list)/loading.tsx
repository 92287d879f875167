import { ListShape } from "#components/frame/loading-shapes.tsx";

export default function Loading() {
  return <ListShape columns={5} />;
}
