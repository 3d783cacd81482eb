// <space-fields><select name="space">…</select><div data-fields>…</div><button data-without-script>
//   <template data-space="gateway" data-text="**What happens**">fields of that space</template> …
// </space-fields>
// Shows the products, versions and text of the chosen space. What was typed stays: fields keep their
// values by name, and the text is filled only while it is empty or is another space's own.
class SpaceFields extends HTMLElement {
  connectedCallback() {
    this.space = this.querySelector('select[name="space"]')
    this.fields = this.querySelector("[data-fields]")
    this.texts = [...this.querySelectorAll("template[data-space]")].map((it) => (it.dataset.text ?? "").trim())
    this.querySelectorAll("[data-without-script]").forEach((it) => (it.hidden = true))
    this.space?.addEventListener("change", this.#change)
  }

  #change = () => {
    const template = this.querySelector(`template[data-space="${CSS.escape(this.space.value)}"]`)
    if (!template) return
    const typed = new Map([...this.fields.querySelectorAll("[name]")].map((field) => [field.name, field.value]))
    this.fields.replaceChildren(template.content.cloneNode(true))
    for (const field of this.fields.querySelectorAll("[name]")) this.#keep(field, typed.get(field.name))
    this.#fill(template.dataset.text ?? "")
  }

  #keep(field, value) {
    const fits = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value)
    if (value && fits) field.value = value
  }

  #fill(text) {
    const body = this.closest("form")?.querySelector('textarea[name="body"]')
    const written = body?.value.trim()
    if (!body || (written && !this.texts.includes(written))) return
    body.value = text
    body.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

customElements.define("space-fields", SpaceFields)
