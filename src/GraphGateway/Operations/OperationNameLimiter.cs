using System.Collections.Concurrent;
using GraphGateway.Documents.PersistedDocuments;

namespace GraphGateway.Operations;

/// <summary>Limits the number of distinct operation names in metrics, because clients choose the names and each name costs memory.</summary>
internal sealed class OperationNameLimiter(TrustedDocuments trusted)
{
    /// <summary>The shared name of all operations whose names exceed the limit.</summary>
    public const string Other = "other";

    /// <summary>The maximum number of distinct names, in addition to those of trusted documents.</summary>
    public const int Most = 100;

    private const int MaxLength = 100;

    private readonly ConcurrentDictionary<string, bool> _others = new(StringComparer.Ordinal);

    /// <summary>Returns the name to use in metrics, or null if the operation has no name.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="hasRun">Whether the operation was executed. Names of other operations do not count against the limit.</param>
    public string? Limit(string? name, bool hasRun)
    {
        if (name is null || trusted.HasOperation(name) || _others.ContainsKey(name))
            return name;
        return hasRun && name.Length <= MaxLength && _others.Count < Most && _others.TryAdd(name, value: true) ? name : Other;
    }
}
