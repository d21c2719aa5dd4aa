import type { NotPriced } from "../../costs/estimate";
import type { Amounts } from "../../costs/usage";

/** 1234.5 → 1,234.50, the same in every locale. */
export function money(amount: number): string {
  return amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",");
}

/** `3`, or from as few as there are to as many as there may be: `0 to 6`. */
export function quantityWords({ idle, worst }: Amounts): string {
  return idle === worst ? number(idle) : `${number(idle)} to ${number(worst)}`;
}

/** What has no price and how much of it, at worst. */
export function notPricedWords({ what, quantity }: NotPriced): string {
  return quantity.worst === 1 ? what : `${number(quantity.worst)} ${what}`;
}

/** At most two decimals: a mean over a week has some. */
function number(quantity: number): string {
  return String(Math.round(quantity * 100) / 100);
}
