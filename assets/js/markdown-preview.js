// <markdown-preview data-url="/preview"><div class="composer">…</div></markdown-preview>
// Two sides of a text: writing it, and how it will look. The server draws the preview, with the rules
// by which it will draw the post. Markup: the component `composer`.
class MarkdownPreview extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector(".composer__bar")
    this.text = this.querySelector("textarea")
    this.panel = this.querySelector(".composer__preview")
    this.tabs = [...this.querySelectorAll("[data-side]")]
    if (!this.bar || !this.text || !this.panel) return
    this.bar.hidden = false
    for (const tab of this.tabs) tab.addEventListener("click", () => this.#show(tab))
    this.bar.addEventListener("keydown", this.#arrow)
  }

  #arrow = (event) => {
    if (!this.tabs.includes(event.target) || !["ArrowLeft", "ArrowRight"].includes(event.key)) return
    const other = this.tabs.find((tab) => tab !== event.target)
    other.focus()
    this.#show(other)
  }

  #show(tab) {
    const isPreview = tab.dataset.side === "preview"
    for (const each of this.tabs) {
      each.ariaSelected = String(each === tab)
      each.tabIndex = each === tab ? 0 : -1
    }
    this.panel.style.minBlockSize = `${this.text.offsetHeight || this.panel.offsetHeight}px`
    this.text.hidden = isPreview
    this.panel.hidden = !isPreview
    if (isPreview) this.#draw()
  }

  async #draw() {
    if (!this.text.value.trim()) return this.#say(word("nothing"))
    this.#say(word("previewing"))
    try {
      const response = await send(this.dataset.url, new URLSearchParams({ csrf: csrf(), body: this.text.value }))
      if (!response.ok) return this.#say(await reason(response))
      this.panel.innerHTML = await response.text()
    } catch {
      this.#say(word("offline"))
    }
  }

  #say(text) {
    this.panel.replaceChildren(Object.assign(document.createElement("p"), { className: "soft", textContent: text }))
  }
}

customElements.define("markdown-preview", MarkdownPreview)
