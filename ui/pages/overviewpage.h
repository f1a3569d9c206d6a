// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/overview.h"

#include <QScrollArea>
#include <optional>

class QGridLayout;
class QLabel;

namespace depotscope {

class KindBar;
class NoticeList;
class ReclaimTable;

/// The depots at a glance: what they hold by kind, and what can be freed.
class OverviewPage final : public QScrollArea {
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    /// `isWhole` is false if what can be freed is not known.
    void setShown(const Shown &shown, const std::vector<Reclaimable> &rows, bool isWhole);
    /// What Pkg will collect by itself, and what has grown.
    void tell(const std::vector<Notice> &gcs, const std::vector<Notice> &growth);

signals:
    void kindActivated(Kind kind);
    void heldActivated();
    void reviewActivated(Safety safety);
    void safeReviewActivated();
    void previewActivated(const QByteArray &julia); ///< of what its collection would delete

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeLegend();
    void colour();

    QLabel *m_title;
    QLabel *m_facts;
    KindBar *m_bar;
    QGridLayout *m_legend;
    ReclaimTable *m_reclaim;
    NoticeList *m_gcs;
    NoticeList *m_growth;
    std::vector<QWidget *> m_entries; ///< of the legend
    int m_columns = 0; ///< of the legend
};

} // namespace depotscope
