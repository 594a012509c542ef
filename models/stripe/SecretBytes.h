// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <memory>

/// Bytes that nobody is to find later. Copies share them, and the last one to go overwrites them. What held
/// them before is not reached: the network's own buffers, and the system's.
class SecretBytes {
public:
    SecretBytes() = default;
    /// Shares the array's memory: whoever gave it drops theirs before the last copy of this goes, or nothing
    /// is overwritten.
    explicit SecretBytes(const QByteArray& bytes);

    QByteArrayView view() const;
    qsizetype size() const { return view().size(); }
    bool isEmpty() const { return view().isEmpty(); }

private:
    struct Content;
    std::shared_ptr<Content> m_content;
};
