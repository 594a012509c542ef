// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/KeyStore.h"
#include "settings/KeyVerdict.h"

#include <QWidget>

class ErrorNotice;
class LinkButton;
class QLineEdit;
class QPushButton;
class StatusBadge;
class ValueLabel;
struct StripeError;

/// The first start: asks for a key, says at each character what kind of key it is, and shows in place why an
/// attempt to connect failed. The key is shown only while the reviewer asks to see it.
class ConnectPage : public QWidget {
    Q_OBJECT
public:
    explicit ConnectPage(QWidget* parent = nullptr);

    /// Where the key would be kept, once that is known.
    void setKeyPlace(KeyStore::Place place);
    /// An attempt is under way: the key cannot be changed meanwhile.
    void setConnecting(bool connecting);
    void showError(const StripeError& error);
    /// The key that was in use until now is still in the keychain, which did not delete it.
    void setKeyLeftBehind(bool left);
    /// Forgets what was typed, and the last error.
    void clear();

Q_SIGNALS:
    void connectRequested(const ApiKey& key);
    void copyRequested(const QString& requestId);
    void deleteKeyRequested();

private:
    QWidget* entry();
    QWidget* keyLeftNotice();
    void judge();
    void displayVerdict();
    void connectNow();

    KeyVerdict m_verdict;
    bool m_connecting = false;
    QLineEdit* m_key;
    LinkButton* m_showKey;
    QPushButton* m_connect;
    StatusBadge* m_mode;
    ValueLabel* m_headline;
    ValueLabel* m_detail;
    ValueLabel* m_place;
    ErrorNotice* m_error;
    QWidget* m_keyLeft;
};
