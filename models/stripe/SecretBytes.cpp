// SPDX-License-Identifier: Apache-2.0
#include "stripe/SecretBytes.h"

#include "identity/Overwrite.h"

struct SecretBytes::Content {
    explicit Content(const QByteArray& shared)
        : bytes(shared) {}
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;
    ~Content() {
        if (bytes.isDetached()) // data() would copy what others hold too, and overwrite the copy.
            overwrite(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    QByteArray bytes;
};

SecretBytes::SecretBytes(const QByteArray& bytes)
    : m_content(bytes.isEmpty() ? nullptr : std::make_shared<Content>(bytes)) {}

QByteArrayView SecretBytes::view() const {
    return m_content ? QByteArrayView(m_content->bytes) : QByteArrayView();
}
