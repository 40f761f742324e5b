using System.Collections.Concurrent;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>Runs scripts with Node, and tools from npm, with the packages that the lock file of their folder names.</summary>
internal static class Npm
{
    /// <summary>Real client libraries against the gateway.</summary>
    public const string Clients = "Clients";

    /// <summary>The comparison with graphql-js.</summary>
    public const string Differential = "Differential";

    /// <summary>The example client in TypeScript.</summary>
    public const string Example = "examples/typescript";

    private static readonly ConcurrentDictionary<string, Lazy<Task<(int Status, string Output)>>> _restored = new(StringComparer.Ordinal);

    /// <summary>Runs a script of <see cref="Clients"/>, in JavaScript or TypeScript; skips the test where Node or its packages are missing.</summary>
    public static Task<(int Status, string Output)> RunAsync(string script, params string[] arguments) => RunScriptAsync(Clients, script, arguments);

    /// <summary>Runs a script of a folder; skips the test where Node or its packages are missing.</summary>
    public static async Task<(int Status, string Output)> RunScriptAsync(string folder, string script, params string[] arguments)
    {
        await RestoreAsync(folder);
        // Some packages write warnings only in their build for development.
        string[] options = script.EndsWith(".ts", StringComparison.Ordinal) ? ["--import", "tsx", "--conditions=development"] : [];
        return await Command.RunAsync(folder, "node", [.. options, script, .. arguments]);
    }

    /// <summary>Runs the command line of one of a folder's packages; skips the test where Node or its packages are missing.</summary>
    /// <param name="folder">The folder with the packages.</param>
    /// <param name="tool">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="gateway">The gateway that it is to call; null for none.</param>
    /// <param name="subfolder">Where in the folder it runs.</param>
    public static async Task<(int Status, string Output)> ExecAsync(string folder, string tool, string[] arguments, Uri? gateway = null, string subfolder = "")
    {
        await RestoreAsync(folder);
        return await Command.RunAsync(Path.Combine(folder, subfolder), "npm", ["exec", "--no", "--", tool, .. arguments], gateway);
    }

    private static async Task RestoreAsync(string folder)
    {
        var (status, output) = await _restored.GetOrAdd(folder, _ => new(() => Command.RunAsync(folder, "npm", ["ci", "--no-audit", "--no-fund"]))).Value;
        Chromium.SkipIf(status != 0, $"Node with the packages of {folder}/package.json is needed: {output}");
    }
}
