namespace GraphGateway.Tests.History;

/// <summary>How an upstream misunderstands an offset.</summary>
public enum OffsetFault
{
    None,
    Ignored,
    Overlapping,
    OrderAlternates,
}
