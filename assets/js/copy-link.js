// <copy-link><a href="/posts/12">Share</a></copy-link>
// Copies the link's address and says so. Where copying is not allowed, the link is followed as ever.
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.word = this.appendChild(Object.assign(document.createElement("span"), { className: "copied", role: "status" }))
    this.addEventListener("click", this.#copy)
  }

  #copy = async (event) => {
    const link = event.target.closest("a")
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    if (!link || !isPlain || !navigator.clipboard) return
    event.preventDefault()
    try {
      await navigator.clipboard.writeText(link.href)
      this.word.textContent = word("copied")
      setTimeout(() => (this.word.textContent = ""), 4000)
    } catch {
      location.assign(link.href)
    }
  }
}

customElements.define("copy-link", CopyLink)
