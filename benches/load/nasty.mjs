// What nobody types, and some try: how long the server takes to answer it, and with which status. On a site filled from
// a Stack Exchange dump; each is asked for seven times as a page and as suggestions. Needs Node.js and a release build.
//   node benches/load/nasty.mjs DUMP-FOLDER
import { at, serve } from "./site.mjs"

const longest = 1000
const upTo = (most, text) => text.repeat(Math.ceil(most / text.length)).slice(0, most)
const misspelt = Array.from({ length: 100 }, (_, nth) => `conectionn${String.fromCharCode(97 + (nth % 26))}`).join(" ").slice(0, longest)
const typed = {
  "10 KB of words": upTo(10_240, "word "),
  "10 KB of brackets": upTo(10_240, "("),
  brackets: upTo(longest, "(["),
  quotes: upTo(longest, '"'),
  phrases: upTo(longest, '"the data of the query" '),
  operators: upTo(longest, "-a +b ^c ~d *e tag: is: "),
  "right-to-left marks": upTo(longest, "\u202e\u200fabc"),
  NULs: upTo(longest, "\0a"),
  "one letter": "a",
  "one letter, often": upTo(longest, "a "),
  "thousands of words": upTo(8_000, "ab "),
  "common words": "the to a of in is and on for it not with how can this my be as do",
  "misspelt words": misspelt,
  "Thai without a space": upTo(longest, "ไฟกะพริบ"),
  "Hangul without a space": upTo(longest, "와이파이"),
  "Han without a space": upTo(longest, "文字化設定"),
  "combining marks": upTo(longest, "e\u0301\u0302"),
}

const { base, stop } = await serve(process.argv[2])
/** Median and longest of seven, in milliseconds, and the status. */
async function asked(path) {
  const took = []
  let status
  for (let times = 0; times < 7; times += 1) {
    const begun = performance.now()
    const answer = await fetch(base + path)
    await answer.arrayBuffer()
    took.push(performance.now() - begun)
    status = answer.status
  }
  return `${at(took, 0.5).toFixed(1).padStart(7)} ${at(took, 1).toFixed(1).padStart(7)}  ${status}`
}

await asked("/search?q=warm")
console.log(`${"typed".padEnd(24)} search: median, longest ms, status   suggestions: the same`)
for (const [name, text] of Object.entries(typed)) {
  const words = encodeURIComponent(text)
  console.log(`${name.padEnd(24)} ${await asked(`/search?q=${words}`)}   ${await asked(`/suggestions?title=${words}`)}`)
}
await stop()
