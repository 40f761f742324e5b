using GraphQL.DataLoader;

namespace GraphGateway.Execution;

/// <summary>An object with fields that the resolve phase resolved, as input of the serialize phase.</summary>
/// <param name="plan">The plan of the object.</param>
/// <param name="source">The source object of the resolvers.</param>
/// <param name="parent">The parent object, or null for the root.</param>
/// <param name="via">The parent's field that returned it, or null for the root.</param>
/// <param name="index">The index in the field's list, or -1 if the field is not a list.</param>
/// <param name="origin">The pending field that led to it, or null if none did.</param>
internal sealed class ResolvedObject(ObjectPlan plan, object? source, ResolvedObject? parent, FieldPlan? via, int index, PendingField? origin)
{
    /// <summary>Marks a list item whose error is already recorded.</summary>
    public static ResolvedObject Failed { get; } = new(new(null!, []), source: null, parent: null, via: null, index: -1, origin: null);

    public ObjectPlan Plan => plan;

    public object? Source => source;

    public ResolvedObject? Parent => parent;

    public FieldPlan? ParentField => via;

    public PendingField? Origin => origin;

    /// <summary>The resolved values, by <see cref="FieldPlan.Slot"/>.</summary>
    public ResolvedValue[] Values { get; } = plan.ResolvedFields.Length > 0 ? new ResolvedValue[plan.ResolvedFields.Length] : [];

    /// <summary>The number of keys and indexes in the response path.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + (index < 0 ? 1 : 2);

    private ResponsePathSegment Step => new(via!, index);

    /// <summary>The response path of a field of this object.</summary>
    public List<ResponsePathSegment> PathTo(FieldPlan field, int index = -1)
    {
        var steps = new List<ResponsePathSegment> { new(field, index) };
        for (var current = this; current.Parent is { } next; current = next)
            steps.Add(current.Step);
        steps.Reverse();
        return steps;
    }
}

/// <summary>The value of a field after the resolve phase.</summary>
internal struct ResolvedValue
{
    /// <summary>Marks a value whose error is already recorded.</summary>
    public static readonly object Failed = new();

    /// <summary>The resolved or loaded value.</summary>
    public object? Value;

    /// <summary>The resolved object, or the list of resolved objects. Null if no field below needs the resolve phase.</summary>
    public object? Children;

    /// <summary>The pending field that led to the value, or null if none did.</summary>
    public PendingField? Origin;
}

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
