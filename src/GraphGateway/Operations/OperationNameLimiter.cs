using System.Collections.Concurrent;
using GraphGateway.Documents.PersistedDocuments;

namespace GraphGateway.Operations;

/// <summary>The names of operations that metrics tell apart: clients may call theirs whatever they like, and each name costs memory.</summary>
internal sealed class OperationNameLimiter(TrustedDocuments known)
{
    /// <summary>What operations are called together whose names are not told apart.</summary>
    public const string Other = "other";

    /// <summary>How many names are told apart beside those of known documents.</summary>
    public const int Most = 100;

    private const int MaxLength = 100;

    private readonly ConcurrentDictionary<string, bool> _others = new(StringComparer.Ordinal);

    /// <summary>The name in metrics; null for none.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="hasRun">Whether it has run: what never does takes no place.</param>
    public string? Of(string? name, bool hasRun)
    {
        if (name is null || known.HasOperation(name) || _others.ContainsKey(name))
            return name;
        return hasRun && name.Length <= MaxLength && _others.Count < Most && _others.TryAdd(name, value: true) ? name : Other;
    }
}
