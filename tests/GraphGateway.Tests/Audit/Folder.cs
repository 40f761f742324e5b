namespace GraphGateway.Tests.Audit;

/// <summary>A folder for one test, with a file for its audit trail.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("audit").FullName;

    public static Folder Create() => new();

    public string Trail => Path.Combine(_path, "audit.jsonl");

    public IReadOnlyList<string> Names => [.. Directory.GetFiles(_path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>The file of refusals beside it.</summary>
    public string Refusals => Path.Combine(_path, RefusalsName);

    public const string RefusalsName = "audit.refusals.jsonl";

    /// <summary>The whole lines of a file so far.</summary>
    public string[] Lines(string name = "audit.jsonl")
    {
        var path = Path.Combine(_path, name);
        if (!File.Exists(path))
            return [];
        var text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
