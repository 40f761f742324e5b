using GraphGateway.Callers;

namespace GraphGateway.Execution;

/// <summary>An operation, ready to be run any number of times, for one choice of what its directives leave out.</summary>
/// <param name="root">What is selected of the root.</param>
/// <param name="scopes">The scopes that fields need which are read past their guards.</param>
/// <param name="isKeepable">Whether an answer is made of nothing but what was read of the upstream, and holds no secret.</param>
/// <param name="holdsSecret">Whether a field of it is a <see cref="GraphTypes.SecretField"/>.</param>
internal sealed class OperationPlan(ObjectPlan root, IReadOnlyCollection<string> scopes, bool isKeepable, bool holdsSecret)
{
    private const int ShortestAnswer = 1_000;

    private int _lastLength = ShortestAnswer;

    public ObjectPlan Root => root;

    public IReadOnlyCollection<string> Scopes => scopes;

    public bool IsKeepable => isKeepable;

    public bool HoldsSecret => holdsSecret;

    /// <summary>How long an answer will probably be: a little longer than the last one.</summary>
    public int ExpectedLength
    {
        get => _lastLength + (_lastLength / 8);
        set => _lastLength = Math.Max(value, ShortestAnswer);
    }
}
