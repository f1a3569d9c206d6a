// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/overview.h"

#include <QWidget>

class QGridLayout;

namespace depotscope {

/// Things to know under a heading, some with a button to see more. Not there while there are none.
class NoticeList final : public QWidget {
    Q_OBJECT

public:
    NoticeList(const QString &name, const QString &heading, QWidget *parent = nullptr);

    void setNotices(const std::vector<Notice> &notices);

signals:
    void previewActivated(const QByteArray &julia);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRow(const Notice &notice, int line);

    QGridLayout *m_grid;
    QWidget *m_rows = nullptr;
    std::vector<Notice> m_notices;
};

} // namespace depotscope
