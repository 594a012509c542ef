// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

#include <memory>

/// Pixels that nobody is to find later. Copies share them, and the last one to go overwrites them. What is on
/// the screen, or in the window's own buffer, is not reached: it goes when something else is painted there.
class SecretImage {
public:
    SecretImage() = default;
    /// Whoever gives it keeps no copy, or nothing is overwritten.
    explicit SecretImage(QImage image);

    const QImage& image() const;
    bool isNull() const { return image().isNull(); }

private:
    struct Content;
    std::shared_ptr<Content> m_content;
};
