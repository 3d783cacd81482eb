# What forms say of what was typed, and of what no browser sends of itself.

checks-missing = 이 칸을 채워 주세요.
checks-too-short = { $least }자 이상 적어 주세요. 지금은 { $have }자예요.
checks-too-long = { $most }자까지 적을 수 있어요. 지금은 { $have }자예요.
checks-too-many-bytes = { $most }바이트까지 적을 수 있어요. 지금은 { $have }바이트예요.
checks-too-few = { $least }개 이상이어야 해요. 지금은 { $have }개예요.
checks-too-many = { $most }개까지 넣을 수 있어요. 지금은 { $have }개예요.

checks-file-large = 파일은 { $most }KiB까지 올릴 수 있어요. 이 파일은 더 커서 받지 않았어요.

checks-form-large = 보내신 내용이 { $most }KiB보다 커서 읽지 못했어요.
checks-form-fields = 보내신 내용에 칸이 { $most }개보다 많아서 읽지 못했어요.
checks-form-text = 보내신 내용이 글이 아니라서 읽지 못했어요.
checks-form-unknown = “{ $field }” 칸은 이 양식에 없어요.
checks-form-twice = “{ $field }” 칸이 두 번 들어왔어요.
checks-form-unfit = “{ $field }” 칸이 비어 있거나 값이 맞지 않아요.
