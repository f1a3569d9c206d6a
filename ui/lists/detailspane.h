// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/details.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace depotscope {

/// Says all there is to say about the selected row, as text that can be selected.
class DetailsPane final : public QWidget {
    Q_OBJECT

public:
    /// A button for each action, shown while it applies.
    DetailsPane(const std::vector<QAction *> &actions, QWidget *parent = nullptr);

    void setDetails(const Details &details);

signals:
    void packageActivated(PackageId package);
    void itemActivated(ItemId item);
    void rootActivated(RootId root);
    void forgetActivated(RootId root); ///< to be asked what would go without it

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(const QUrl &link);
    void fill();

    Details m_details;
    QSet<int> m_unfolded; ///< indexes of Details::sections
    QLabel *m_icon;
    QLabel *m_title;
    QTextBrowser *m_body;
};

} // namespace depotscope
