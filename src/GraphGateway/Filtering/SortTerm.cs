namespace GraphGateway.Filtering;

internal sealed record SortTerm<T>(SortKey<T> Key, bool Descending)
{
    public int Signed(int compared) => Descending ? -compared : compared;
}
