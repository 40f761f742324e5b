using GraphQL.DataLoader;

namespace GraphGateway.Execution;

/// <summary>A field that waits for its value.</summary>
/// <param name="owner">The object that has the field.</param>
/// <param name="field">The field.</param>
internal sealed class PendingField(ResolvedObject owner, FieldPlan field)
{
    private IDataLoaderResult? _deferred;

    public ResolvedObject Owner => owner;

    public FieldPlan Field { get; } = field;

    /// <summary>Which wave of loads it went out with.</summary>
    public int Round { get; private set; }

    /// <summary>Which one of its wave it was.</summary>
    public int Order { get; private set; }

    /// <summary>How far below the load before it, or the root, it lies.</summary>
    public int Level => Depth - (owner.Origin?.Depth ?? 0);

    /// <summary>How many keys and indexes lead to it.</summary>
    public int Depth { get; } = owner.Depth + 1;

    /// <summary>What is waited for, once it has been started.</summary>
    public Task<object?> Task { get; private set; } = System.Threading.Tasks.Task.FromResult<object?>(null);

    /// <summary>A load that starts with its wave.</summary>
    public static PendingField Deferred(ResolvedObject owner, FieldPlan field, IDataLoaderResult deferred) => new(owner, field) { _deferred = deferred };

    /// <summary>A resolver that has not ended yet.</summary>
    public static PendingField Running(ResolvedObject owner, FieldPlan field, Task<object?> task) => new(owner, field) { Task = task };

    /// <summary>Starts it, where it has not been.</summary>
    public void Start(int round, int order, CancellationToken cancellationToken)
    {
        (Round, Order) = (round, order);
        if (_deferred is not { } deferred)
            return;
        try
        {
            Task = deferred.GetResultAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            Task = System.Threading.Tasks.Task.FromException<object?>(exception);
        }
    }
}
