const LAST = 65535;

/** Whether ports, written one by one, as ranges or as `*`, are all that can be used. */
export function areAllPorts(ports: readonly string[]): boolean {
  return count(ports) === LAST;
}

/** Whether they are more than half of all: nobody named those that are needed. */
export function areMostPorts(ports: readonly string[]): boolean {
  return count(ports) > LAST / 2;
}

/** Whether they are some of these ports, and no other. */
export function areOnlyPorts(ports: readonly string[], ...allowed: readonly number[]): boolean {
  return (
    ports.length > 0 &&
    ports.map(rangeOf).every((range) => range !== undefined && size(range) === count(within(range, allowed)))
  );
}

type PortRange = readonly [first: number, last: number];

function within([first, last]: PortRange, allowed: readonly number[]): string[] {
  return allowed.filter((port) => port >= first && port <= last).map(String);
}

function size([first, last]: PortRange): number {
  return last - first + 1;
}

/** How many different ports they are; port 0 is none. */
function count(ports: readonly string[]): number {
  const ranges = ports.map(rangeOf).filter((range) => range !== undefined);
  let [total, reached] = [0, 0];
  for (const [first, last] of ranges.sort(([one], [other]) => one - other)) {
    const from = Math.max(first, reached + 1);
    total += Math.max(0, last - from + 1);
    reached = Math.max(reached, last);
  }
  return total;
}

function rangeOf(text: string): PortRange | undefined {
  if (text.trim() === "*") {
    return [0, LAST];
  }
  const [, first, last = first] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(text) ?? [];
  return first === undefined ? undefined : [Number(first), Math.min(Number(last), LAST)];
}
