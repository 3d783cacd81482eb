// <composer-tools><div class="composer"><button data-tool="bold">… <textarea></div></composer-tools>
// Buttons and keys that put Markdown round the chosen words: Ctrl or ⌘ with B, I, K, E.
// What they do can be undone like anything typed.
const MARKS = { bold: ["**", "**"], italic: ["_", "_"], link: ["[", "](https://)"], code: ["`", "`"] }
const LINES = { list: "- ", quote: "> " }
const KEYS = { b: "bold", i: "italic", k: "link", e: "code" }

class ComposerTools extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea")
    this.addEventListener("click", (event) => this.#use(event.target.closest("[data-tool]")?.dataset.tool))
    this.addEventListener("keydown", this.#key)
  }

  #key = (event) => {
    const tool = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()]
    if (!tool || event.target !== this.text) return
    event.preventDefault()
    this.#use(tool)
  }

  #use(tool) {
    if (!tool || this.text.hidden) return
    const { selectionStart: start, selectionEnd: end, value } = this.text
    this.text.focus()
    if (LINES[tool]) return this.#lines(LINES[tool], start, end, value)
    const chosen = value.slice(start, end)
    const [before, after] = tool === "code" && chosen.includes("\n") ? ["```\n", "\n```"] : MARKS[tool]
    this.#put(start, end, before + chosen + after)
    this.text.setSelectionRange(start + before.length, start + before.length + chosen.length)
  }

  #lines(mark, start, end, value) {
    const from = value.lastIndexOf("\n", start - 1) + 1
    const lines = value.slice(from, end).split("\n").map((line) => mark + line)
    this.#put(from, end, lines.join("\n"))
  }

  // insertText keeps the undo history; setRangeText is for browsers that do not have it.
  #put(from, to, text) {
    this.text.setSelectionRange(from, to)
    if (document.execCommand("insertText", false, text)) return
    this.text.setRangeText(text, from, to, "end")
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

customElements.define("composer-tools", ComposerTools)
