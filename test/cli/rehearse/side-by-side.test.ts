import { sideBySide } from "../../../cli/rehearse/side-by-side";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("the results come in the list's order, and never more work than jobs is under way", async () => {
  let now = 0;
  let most = 0;
  const results = await sideBySide([3, 1, 2, 0], 2, async (turns) => {
    now += 1;
    most = Math.max(most, now);
    for (let done = 0; done < turns; done += 1) {
      await turn();
    }
    now -= 1;
    return turns * 10;
  });
  expect([results, most]).toEqual([[30, 10, 20, 0], 2]);
});

test("after a failure nothing new is begun, and what is under way comes to its end", async () => {
  const ended: number[] = [];
  const all = sideBySide([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) {
      throw new Error("one broke");
    }
    await turn();
    ended.push(item);
  });
  await expect(all).rejects.toThrow("one broke");
  expect(ended).toEqual([2]);
});

test("an empty list is nothing to do", async () => {
  expect(await sideBySide([], 3, async () => 1)).toEqual([]);
});
