// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence_viewer/PictureReading.h"

#include <QObject>
#include <QThreadPool>

/// Reads one picture beside the window's thread. Ends in one done(), or in none when another is begun or it
/// is stopped first.
class PictureDecoding : public QObject {
    Q_OBJECT
public:
    explicit PictureDecoding(QObject* parent = nullptr);
    ~PictureDecoding() override;

    void start(const SecretBytes& bytes);
    void stop() { ++m_generation; }

Q_SIGNALS:
    void done(const ReadPicture& picture);

private:
    void take(std::uint64_t generation, const ReadPicture& picture);

    std::uint64_t m_generation = 0;
    QThreadPool m_pool;
};
