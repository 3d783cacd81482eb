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

forms-missing = Please fill this in.
forms-too-short = At least { $least } characters, please; this has { $have }.
forms-too-long = At most { $most } characters, please; this has { $have }.
forms-too-many-bytes = At most { $most } bytes, please; this has { $have }.
forms-too-few = At least { $least }, please; here are { $have }.
forms-too-many = At most { $most }, please; here are { $have }.

forms-problem-large = What was sent is over { $most } KiB and was not read.
forms-problem-fields = What was sent has over { $most } fields and was not read.
forms-problem-text = What was sent is not text and was not read.
forms-problem-unknown = This form has no field “{ $field }”.
forms-problem-twice = The field “{ $field }” was sent twice.
forms-problem-unfit = The field “{ $field }” is missing or has no fit value.
