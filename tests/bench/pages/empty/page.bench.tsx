/** Stands in builds of `npm run bench` alone: the least that a dynamic page of this program costs. */
export default function EmptyPage() {
  return <h1>Empty</h1>;
}
