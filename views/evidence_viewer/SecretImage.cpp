// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/SecretImage.h"

#include "identity/Overwrite.h"

struct SecretImage::Content {
    explicit Content(QImage image)
        : pixels(std::move(image)) {}
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;
    ~Content() {
        if (!pixels.isNull() && pixels.isDetached()) // bits() would copy what others hold too.
            overwrite(pixels.bits(), static_cast<std::size_t>(pixels.sizeInBytes()));
    }
    QImage pixels;
};

SecretImage::SecretImage(QImage image)
    : m_content(std::make_shared<Content>(std::move(image))) {}

const QImage& SecretImage::image() const {
    static const QImage none;
    return m_content ? m_content->pixels : none;
}
