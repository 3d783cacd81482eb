// <added-files data-url="/uploads">…<input type="file">…</added-files> in a form with a textarea `body`.
// Files that are pasted, dropped or chosen are sent at once and show how far they are; each puts its Markdown
// into the text, and a picture asks what it shows. Without JavaScript they go along with the form.
class AddedFiles extends HTMLElement {
  #isAsked = false

  connectedCallback() {
    this.form = this.closest("form")
    this.text = this.form?.querySelector('textarea[name="body"]')
    this.input = this.querySelector('input[type="file"]')
    if (!this.text || !this.input || this.classList.contains("files--live")) return
    this.list = this.querySelector(".files__list")
    this.said = this.querySelector(".files__said")
    this.classList.add("files--live")
    // Files go by themselves, so the form has nothing but texts to send.
    this.input.removeAttribute("name")
    this.input.multiple = true
    this.form.enctype = "application/x-www-form-urlencoded"
    this.querySelector("button")?.remove()
    this.input.addEventListener("change", () => this.#take(this.input.files))
    this.text.addEventListener("paste", (event) => this.#come(event, event.clipboardData))
    this.text.addEventListener("drop", (event) => this.#come(event, event.dataTransfer))
    this.text.addEventListener("dragover", this.#over)
    this.form.addEventListener("submit", this.#insist, true)
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.#insist, true)
  }

  #over = (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault()
  }

  // What is copied from a document holds a text and a picture of it: the text is meant.
  #come(event, data) {
    if (!data?.files.length || (event.type === "paste" && data.types.includes("text/plain"))) return
    event.preventDefault()
    this.#take(data.files)
  }

  #take(files) {
    for (const file of [...files]) this.#send(file)
    this.input.value = ""
  }

  #send(file) {
    const item = this.#item(file)
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append("csrf", csrf())
    form.append("file", file)
    request.open("POST", this.dataset.url)
    request.setRequestHeader("X-Fragment", "1")
    request.upload.onprogress = (event) => event.lengthComputable && (item.progress.value = event.loaded / event.total)
    request.onload = () => (request.status === 201 ? this.#added(item, request.responseText) : this.#refused(item, request))
    request.onerror = () => this.#fail(item, word("offline"))
    item.stop.addEventListener("click", () => {
      request.abort()
      item.row.remove()
      this.input.focus()
    })
    request.send(form)
  }

  // A row: the name, how far it is, and a way to stop it.
  #item({ name }) {
    const row = document.createElement("li")
    const label = Object.assign(document.createElement("span"), { className: "files__name", textContent: name })
    const progress = Object.assign(document.createElement("progress"), { max: 1 })
    progress.ariaLabel = this.#word("adding", name)
    const stop = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet", textContent: "×" })
    stop.ariaLabel = this.#word("stop", name)
    row.append(label, progress, stop)
    this.list.append(row)
    this.said.textContent = this.#word("adding", name)
    return { row, name, progress, stop }
  }

  #added(item, markdown) {
    this.#put(markdown)
    this.said.textContent = this.#word("added", item.name)
    item.progress.remove()
    item.stop.remove()
    const url = /^!\[\]\((.+)\)$/.exec(markdown)?.[1]
    url ? this.#askForWords(item, url) : item.row.remove()
  }

  // On lines of its own, where the caret is.
  #put(markdown) {
    const { selectionEnd: at, value } = this.text
    const before = !at || value[at - 1] === "\n" ? "" : "\n\n"
    this.text.setRangeText(`${before}${markdown}\n`, at, at, "end")
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
  }

  // What is typed here stands at once between the picture's square brackets.
  #askForWords(item, url) {
    const field = Object.assign(document.createElement("input"), { className: "input", maxLength: 300 })
    const label = Object.assign(document.createElement("label"), { className: "files__alt", textContent: this.dataset.alt })
    field.dataset.url = url
    field.addEventListener("input", () => {
      const place = new RegExp(`!\\[[^\\]]*\\]\\(${url}\\)`)
      this.text.value = this.text.value.replace(place, () => `![${field.value.replace(/[[\]\\]/g, " ")}](${url})`)
      this.text.dispatchEvent(new Event("input", { bubbles: true }))
    })
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault())
    const shown = Object.assign(document.createElement("img"), { src: url, alt: "", className: "files__shown" })
    label.append(field)
    item.row.prepend(shown)
    item.row.append(label)
    field.focus()
  }

  async #refused(item, request) {
    const type = request.getResponseHeader("Content-Type") ?? ""
    this.#fail(item, await reason(new Response(request.responseText, { status: request.status, headers: { "Content-Type": type } })))
  }

  #fail(item, why) {
    item.progress.remove()
    item.row.className = "field__error"
    item.row.append(Object.assign(document.createElement("span"), { textContent: why }))
    this.said.textContent = why
  }

  // Once, and then it is theirs to decide.
  #insist = (event) => {
    const silent = [...this.list.querySelectorAll("[data-url]")].find((it) => !it.value.trim() && this.text.value.includes(it.dataset.url))
    const why = this.list.querySelector("progress") ? "wait" : silent && !this.#isAsked && "insist"
    if (!why) return
    event.preventDefault()
    event.stopPropagation()
    this.said.textContent = this.dataset[why]
    if (why === "insist") {
      this.#isAsked = true
      silent.focus()
    }
  }

  #word(key, name) {
    return this.dataset[key].replace("{name}", name)
  }
}

customElements.define("added-files", AddedFiles)
