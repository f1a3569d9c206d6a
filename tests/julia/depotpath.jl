# SPDX-License-Identifier: MIT
#
# Starts Julia once with JULIA_DEPOT_PATH unset and once with each VALUE, and writes to FILE what DEPOT_PATH was:
#
#     HOME=… julia --startup-file=no depotpath.jl FILE VALUE...
include(joinpath(@__DIR__, "json.jl"))

"DEPOT_PATH of a new Julia in `environment`, or nothing if it refuses to start."
function depotpath(environment)
    code = "join(stdout, DEPOT_PATH, '\\0')"
    julia = `$(joinpath(Sys.BINDIR, "julia")) --startup-file=no -e $code`
    out = IOBuffer()
    success(pipeline(setenv(julia, environment), stdout=out, stderr=devnull)) || return nothing
    return split(String(take!(out)), '\0'; keepempty=false)
end

const UNSET = filter(pair -> pair.first != "JULIA_DEPOT_PATH", Dict(ENV))
given(value) = value === nothing ? UNSET : merge(UNSET, Dict("JULIA_DEPOT_PATH" => value))
const ROWS = [Dict("value" => value, "depots" => depotpath(given(value))) for value in [nothing; ARGS[2:end]]]
write(ARGS[1], json(Dict("home" => homedir(), "bindir" => Sys.BINDIR, "rows" => ROWS)))
