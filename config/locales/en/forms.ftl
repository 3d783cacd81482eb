# What every form says.

forms-optional = (optional)
forms-max = Up to { $max } characters.
forms-problem = There is a problem
forms-choose = Choose one
forms-wrong = Put right:

forms-write = Write
forms-preview = Preview
forms-tools = Markdown tools
forms-bold = Bold
forms-italic = Italic
forms-link = Link
forms-code = Code
forms-list = List
forms-quote = Quote
forms-markdown = Markdown works.
forms-tags-hint = With commas between them, up to { $max }.
