using GraphGateway.Callers;

namespace GraphGateway.Execution;

/// <summary>The compiled, reusable plan of an operation, for one combination of <c>@skip</c> and <c>@include</c> values.</summary>
/// <param name="root">The plan of the root object.</param>
/// <param name="scopes">The scopes that the caller needs, because the plan reads their fields without authorization guards.</param>
/// <param name="isCacheable">Whether the response is cacheable: it has no <see cref="GraphTypes.NonCacheableFields">non-cacheable field</see>.</param>
/// <param name="containsSecret">Whether the response contains a <see cref="GraphTypes.SecretField"/>.</param>
internal sealed class OperationPlan(ObjectPlan root, IReadOnlyCollection<string> scopes, bool isCacheable, bool containsSecret)
{
    private const int MinLength = 1_000;

    private int _lastLength = MinLength;

    public ObjectPlan Root => root;

    public IReadOnlyCollection<string> Scopes => scopes;

    public bool IsCacheable => isCacheable;

    public bool ContainsSecret => containsSecret;

    /// <summary>The expected length of the response in bytes: a little longer than the last response.</summary>
    public int ExpectedLength
    {
        get => _lastLength + (_lastLength / 8);
        set => _lastLength = Math.Max(value, MinLength);
    }
}
