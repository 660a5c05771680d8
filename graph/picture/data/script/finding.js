/* Finding names in either language and by alias. */
import {data} from "./data.js";

/** A text as it is compared: no case, no spaces or marks, one form of each character. */
export function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}]+/gu, ""); }

const forms = data.names.map(name => [name.en, name.ko, ...(name.aliases || [])].map(plain));

function quality(number, wanted) {
  let best = 0;
  for (const form of forms[number]) {
    if (form === wanted) return 3;
    if (form.startsWith(wanted)) best = Math.max(best, 2);
    else if (form.includes(wanted)) best = Math.max(best, 1);
  }
  return best;
}

/** Numbers of the names that a text may mean: the same first, then beginnings, then parts; the stronger names first. */
export function findNames(text, most = 12) {
  const wanted = plain(text);
  if (!wanted) return [];
  const found = data.names.map((_, number) => ({ number, quality: quality(number, wanted) })).filter(hit => hit.quality);
  found.sort((a, b) => b.quality - a.quality || a.number - b.number);
  return found.slice(0, most).map(hit => hit.number);
}
