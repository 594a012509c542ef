// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureDecoding.h"

PictureDecoding::PictureDecoding(QObject* parent)
    : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

PictureDecoding::~PictureDecoding() {
    // A reading under way posts its result to this object.
    m_pool.clear();
    m_pool.waitForDone();
}

void PictureDecoding::start(const SecretBytes& bytes) {
    m_pool.clear();
    m_pool.start([this, bytes, generation = ++m_generation] {
        QMetaObject::invokeMethod(
            this, [this, generation, picture = readPicture(bytes)] { take(generation, picture); },
            Qt::QueuedConnection);
    });
}

void PictureDecoding::take(std::uint64_t generation, const ReadPicture& picture) {
    if (generation == m_generation)
        Q_EMIT done(picture);
}
