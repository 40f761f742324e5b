using GraphQL.DataLoader;

namespace GraphGateway.Execution;

/// <summary>A field whose value is still being resolved or loaded.</summary>
/// <param name="owner">The object that has the field.</param>
/// <param name="field">The field.</param>
internal sealed class PendingField(ResolvedObject owner, FieldPlan field)
{
    private IDataLoaderResult? _deferred;

    public ResolvedObject Owner => owner;

    public FieldPlan Field { get; } = field;

    /// <summary>The number of the resolve round that started it.</summary>
    public int Round { get; private set; }

    /// <summary>The index of the field in its round.</summary>
    public int Order { get; private set; }

    /// <summary>The depth below the pending field that led to it, or below the root.</summary>
    public int Level => Depth - (owner.Origin?.Depth ?? 0);

    /// <summary>The number of keys and indexes in the response path.</summary>
    public int Depth { get; } = owner.Depth + 1;

    /// <summary>The running resolver or load. Completed with null before <see cref="Start"/>.</summary>
    public Task<object?> Task { get; private set; } = System.Threading.Tasks.Task.FromResult<object?>(null);

    /// <summary>Creates a field with a data loader result, which <see cref="Start"/> dispatches.</summary>
    public static PendingField Deferred(ResolvedObject owner, FieldPlan field, IDataLoaderResult deferred) => new(owner, field) { _deferred = deferred };

    /// <summary>Creates a field with an asynchronous resolver that is already running.</summary>
    public static PendingField Running(ResolvedObject owner, FieldPlan field, Task<object?> task) => new(owner, field) { Task = task };

    /// <summary>Starts the load if the field has a data loader result.</summary>
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
