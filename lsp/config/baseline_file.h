// Reads and writes the findings that a project has accepted, as JSON that people can read and compare.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/settings.h"

namespace gouji::config {

// By the document's path, relative to the folder of the baseline file.
using Baselines = std::map<std::string, model::Baseline>;

// `name` is the file's, for the error.
base::Result<Baselines> read_baselines(const std::string& name, std::string_view json);

std::string write_baselines(const Baselines& baselines);

}  // namespace gouji::config
