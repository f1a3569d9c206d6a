// SPDX-License-Identifier: MIT
#include "model/depot/project.h"

#include "model/depot/tomltext.h"
#include "model/depot/uuid.h"

using namespace Qt::StringLiterals;

namespace depotscope {

Result<Project> readProject(QByteArrayView text, const QByteArray &path)
{
    const Result<toml::table> table = parseToml(text, path);
    if (!table)
        return Failure(table.error());

    Project project;
    QByteArray uuid;
    const std::pair<std::string_view, QByteArray *> fields[] = {
        {"name", &project.name}, {"uuid", &uuid}, {"version", &project.version}, {"manifest", &project.manifest}};
    for (const auto &[key, value] : fields) {
        const toml::node *node = table->get(key);
        if (!node)
            continue;
        if (!node->is_string())
            return Failure(
                {Fault::Malformed, path, u"%1 is no string"_s.arg(QLatin1StringView(bytesOf(key))), lineOf(*node)});
        *value = *stringAt(*table, key);
    }
    if (table->contains("uuid")) {
        project.uuid = uuidFromText(uuid);
        if (!project.uuid)
            return Failure({Fault::Malformed, path, u"uuid is no UUID"_s, lineOf(*table->get("uuid"))});
    }
    return project;
}

} // namespace depotscope
