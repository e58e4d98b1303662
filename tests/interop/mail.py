"""A mail of `remind --mail` as Python's mail library reads it.

`mail.py MESSAGE TEXT TO` checks that the message is addressed to TO and says TEXT.
"""
import email
import email.policy
import sys

message_path, text_path, to = sys.argv[1:]
with open(message_path, "rb") as file:
    message = email.message_from_binary_file(file, policy=email.policy.default)
with open(text_path, encoding="utf-8") as file:
    text = file.read()
assert not message.defects, message.defects
assert [address.addr_spec for address in message["To"].addresses] == [to], message["To"]
assert message["Subject"] and message["Date"].datetime and message["Message-ID"], message.keys()
assert message.get_content_type() == "text/plain", message.get_content_type()
assert message.get_content().replace("\r\n", "\n") == text, message.get_content()
