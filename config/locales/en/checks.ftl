# What forms say of what was typed, and of what no browser sends of itself.

checks-missing = Please fill this in.
checks-too-short = At least { $least } characters, please; this has { $have }.
checks-too-long = At most { $most } characters, please; this has { $have }.
checks-too-many-bytes = At most { $most } bytes, please; this has { $have }.
checks-too-few = At least { $least }, please; here are { $have }.
checks-too-many = At most { $most }, please; here are { $have }.

checks-file-large = A file of at most { $most } KiB, please; this one is larger and was not kept.

checks-form-large = What was sent is over { $most } KiB and was not read.
checks-form-fields = What was sent has over { $most } fields and was not read.
checks-form-text = What was sent is not text and was not read.
checks-form-unknown = This form has no field “{ $field }”.
checks-form-twice = The field “{ $field }” was sent twice.
checks-form-unfit = The field “{ $field }” is missing or has no fit value.
