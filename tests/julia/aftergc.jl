# SPDX-License-Identifier: MIT
#
# Is a depot that makedepot.jl made, and that was cleaned since, still all that its environments need? Fails if not.
#
#     JULIA_DEPOT_PATH=BASE/depot JULIA_PKG_SERVER= julia --startup-file=no aftergc.jl BASE [--collect]
#
# With --collect Pkg's own collection must find nothing to delete first. The git repositories must be out of reach, so
# that what is missing cannot be made again.
using Dates, Pkg
using Pkg.Artifacts: artifact_exists, artifact_hash

const BASE = abspath(ARGS[1])
const DEPOT = joinpath(BASE, "depot")
DEPOT_PATH == [DEPOT] || error("JULIA_DEPOT_PATH must be $DEPOT")
ENV["PATH"] = joinpath(BASE, "bin") * ":" * ENV["PATH"]

entries(dir) = isdir(dir) ? readdir(dir; join=true) : String[]
items() = vcat(entries(joinpath(DEPOT, "clones")), entries(joinpath(DEPOT, "artifacts")),
               reduce(vcat, map(entries, entries(joinpath(DEPOT, "packages"))); init=String[]))

if "--collect" in ARGS
    before = items()
    Pkg.gc(collect_delay=Day(0))
    gone = setdiff(before, items())
    isempty(gone) || error("Pkg still found something to delete: ", join(gone, ", "))
end

function check(project)
    Pkg.activate(project)
    Pkg.instantiate()
    names = String[]
    artifacts = 0
    for (_, info) in Pkg.dependencies()
        info.source === nothing && continue         # a standard library
        isdir(info.source) || error("$(info.name) of $project is not at $(info.source)")
        info.is_direct_dep && push!(names, info.name)
        file = joinpath(info.source, "Artifacts.toml")
        isfile(file) || continue
        for name in keys(Pkg.TOML.parsefile(file))
            name == "manual" && continue            # lazy, and never downloaded
            hash = artifact_hash(name, file)
            hash === nothing || artifact_exists(hash) || error("artifact $name of $(info.name) is not there")
            artifacts += hash !== nothing
        end
    end
    code = join("using $name; $name.greet(1); " for name in names)
    run(`$(Base.julia_cmd()) --startup-file=no --project=$project -e $code`)
    println("== ", project, ": ", length(names), " packages, ", artifacts, " artifacts")
    return length(names)
end

const PROJECTS = [entries(joinpath(DEPOT, "environments")); entries(joinpath(BASE, "projects"))]
const USED = sum(check(isfile(joinpath(p, "code", "Project.toml")) ? joinpath(p, "code") : p) for p in PROJECTS)
USED >= 8 || error("only $USED packages were tried")
