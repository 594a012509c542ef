// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/AccountConnection.h"

/// The second key: reads sensitive results and pictures, so that the one the desk works with need not be
/// allowed to. It is tried before it is used, and must be of the same account and mode. It rests where the
/// first one does, and goes with it.
///
/// `None → Trying → InUse | None(trouble)`. With another first key it is as that one's ring says.
class SecondKey : public QObject {
    Q_OBJECT
public:
    enum class State { None, Trying, InUse };
    Q_ENUM(State)
    /// Why there is none, after add().
    enum class Trouble {
        None,
        SameKey,
        NotRestricted, ///< No other kind of key reads sensitive results.
        OtherMode,
        OtherAccount,
        NotTold,    ///< Whose key the one or the other is.
        Refused,    ///< See error().
        NotKept,    ///< The keychain, which has the first key, did not take it: it is not used.
        NotRemoved, ///< It is out of use, but the keychain still has it.
    };
    Q_ENUM(Trouble)

    SecondKey(StripeClient& client, KeyStore& keys, const AccountConnection& connection,
              QObject* parent = nullptr);

    State state() const { return m_state; }
    Trouble trouble() const { return m_trouble; }
    const StripeError& error() const { return m_error; }
    /// Of the one in use, also while the desk is locked.
    const QString& maskedKey() const { return m_maskedKey; }

    /// Takes the place of the one before once Stripe has told whose it is, one read, and the keychain has
    /// taken it, if that is where the first key is: no key is ever in memory alone without being shown so.
    void add(const ApiKey& key);
    /// Ends a trial: its key leaves memory, and, unless the desk is locked, the keychain if that was asked to
    /// take it already.
    void giveUp();
    /// From the keychain too; NotRemoved if that refuses.
    void remove();

Q_SIGNALS:
    void changed();
    /// Stripe does not take it any more: it is removed, and the first key is asked again.
    void lost();

private:
    static Trouble faultOf(const ApiKey& key, const ApiKey& first);
    void takeTrial(const ApiKey& key, const Result<Account>& result);
    void keepThenUse(const ApiKey& key);
    void keep();
    void use(const ApiKey& key);
    void fail(Trouble trouble, const StripeError& error = {});
    void follow();

    StripeClient& m_client;
    KeyStore& m_keys;
    const AccountConnection& m_connection;
    std::unique_ptr<StripeClient> m_trial; ///< While Trying, until Stripe has answered.
    bool m_isBeingKept = false;            ///< While Trying, once the keychain has been asked.
    std::uint64_t m_generation = 0;        ///< Of what the keychain was asked last.
    State m_state = State::None;
    Trouble m_trouble = Trouble::None;
    StripeError m_error;
    QString m_maskedKey;
};
