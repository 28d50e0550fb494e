using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>Sums by row and column. There are never more than a fixed number of either: what comes later goes together.</summary>
internal sealed class CrossTable<TRow>(int mostRows, int mostColumns, TRow otherRow)
    where TRow : notnull
{
    /// <summary>The column of what has no column of its own.</summary>
    public const string Other = "other";

    private readonly Dictionary<TRow, Dictionary<string, decimal>> _rows = new();
    private readonly Dictionary<string, decimal> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows.</summary>
    public IEnumerable<TRow> Rows => _rows.Keys;

    /// <summary>The columns with their sums, the largest first.</summary>
    public IEnumerable<KeyValuePair<string, decimal>> Columns =>
        _columns.OrderByDescending(static column => column.Value).ThenBy(static column => column.Key, StringComparer.Ordinal);

    public void Add(TRow row, string column, decimal amount)
    {
        if (!_columns.ContainsKey(column) && _columns.Count >= mostColumns) column = Other;
        if (!_rows.ContainsKey(row) && _rows.Count >= mostRows) row = otherRow;
        if (!_rows.TryGetValue(row, out var cells)) _rows.Add(row, cells = new(StringComparer.OrdinalIgnoreCase));
        _columns[column] = Get(_columns, column) + amount;
        cells[column] = Get(cells, column) + amount;
    }

    public decimal Sum(TRow row) => _rows.TryGetValue(row, out var cells) ? cells.Values.Sum() : 0;

    /// <summary>A cell, in which the columns that are not among those named are one, called other.</summary>
    public decimal Cell(TRow row, string column, IReadOnlyCollection<string> named)
    {
        if (!_rows.TryGetValue(row, out var cells)) return 0;
        return column == Other
            ? cells.Where(cell => cell.Key == Other || !named.Contains(cell.Key, StringComparer.OrdinalIgnoreCase)).Sum(static cell => cell.Value)
            : Get(cells, column);
    }

    /// <summary>The names of the largest columns, and other where there are more.</summary>
    public IReadOnlyList<string> Largest(int count)
    {
        var names = Columns.Select(static column => column.Key).Where(static name => name != Other).ToArray();
        return names.Length == _columns.Count && names.Length <= count ? names : [.. names.Take(count - 1), Other];
    }

    private static decimal Get(Dictionary<string, decimal> cells, string key) => cells.TryGetValue(key, out var amount) ? amount : 0;
}
