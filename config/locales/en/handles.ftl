# What is wrong with a handle that someone chooses.

handles-too-short = At least { $least } characters, please.
handles-too-long = At most { $most } characters, please.
handles-character = A handle has letters and digits, with - or _ between them. It cannot have “{ $character }”.
handles-place = “{ $character }” cannot stand where it is: - and _ stand singly between letters or digits.
handles-no-letter = At least one letter, please.
handles-mixed-scripts = These letters come from several scripts and some look alike. Please keep to one script.
handles-reserved = This name is kept for the site itself.
