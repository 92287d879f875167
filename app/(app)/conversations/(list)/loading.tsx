import { CardsShape } from "#components/frame/loading-shapes.tsx";

export default function Loading() {
  return <CardsShape />;
}
