// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/SealKey.h"

#include <QObject>

#include <functional>

/// Where the key of what is sealed rests: the system's keychain, which gives it to this user alone.
class SealKeyStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    using Answer = std::function<void(std::optional<SealKey>)>;

    /// The key, made the first time. Nothing where there is no keychain, or where it does not give it. Never
    /// blocks, and answers only while `context` lives.
    virtual void take(QObject* context, Answer answer) = 0;
    /// True when the key was looked for afterwards and is not there.
    using Forgotten = std::function<void(bool isGone)>;
    /// What was sealed with the key cannot be read by anybody once it is gone. Never blocks, and answers only
    /// while `context` lives.
    virtual void forget(QObject* context, Forgotten answer) = 0;
};

std::unique_ptr<SealKeyStore> makeKeychainSealKeys(QObject* parent = nullptr);
/// For a desk that is to leave the keychain alone.
std::unique_ptr<SealKeyStore> makeNoSealKeys(QObject* parent = nullptr);
