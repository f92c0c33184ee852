package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
)

type volume struct {
	Size int64
	// Origin is the volume that this one was restored from, or empty.
	Origin string
}

type snapshot struct {
	VolumeID     string
	Size         int64
	Cut, ReadyAt time.Time
	// Held: a rule of faults.json holds it back; ready as soon as that rule is gone.
	Held bool
	// DeleteFail is the class's sim/deleteFail.
	DeleteFail string
}

// shelf holds the volumes, or the snapshots. The bytes of each are in a directory
// of its own; what is known of it is in a small file of its own, so that a change
// costs the same however many there are, and a kill -9 loses none. What has no
// record does not exist: the record is written last and removed first.
type shelf[T any] struct {
	data, records string
	items         map[string]T
}

func openShelf[T any](state, kind string) (*shelf[T], error) {
	s := &shelf[T]{
		data:    filepath.Join(state, kind),
		records: filepath.Join(state, "records", kind),
		items:   map[string]T{},
	}
	if err := errors.Join(os.MkdirAll(s.data, 0o755), os.MkdirAll(s.records, 0o755)); err != nil {
		return nil, err
	}
	return s, errors.Join(s.load(), s.sweep())
}

func (s *shelf[T]) load() error {
	files, err := filepath.Glob(filepath.Join(s.records, "*.json"))
	for _, file := range files {
		var item T
		text, readErr := os.ReadFile(file)
		err = errors.Join(err, readErr, json.Unmarshal(text, &item))
		s.items[strings.TrimSuffix(filepath.Base(file), ".json")] = item
	}
	return err
}

// sweep removes the bytes of what was half made or half deleted.
func (s *shelf[T]) sweep() error {
	entries, err := os.ReadDir(s.data)
	for _, e := range entries {
		if _, known := s.items[e.Name()]; !known {
			err = errors.Join(err, os.RemoveAll(s.dir(e.Name())))
		}
	}
	return err
}

func (s *shelf[T]) dir(id string) string    { return filepath.Join(s.data, id) }
func (s *shelf[T]) record(id string) string { return filepath.Join(s.records, id+".json") }

// put adds item with the bytes of the directory source; without a source it is empty.
func (s *shelf[T]) put(id string, item T, source string) error {
	if err := errors.Join(os.RemoveAll(s.dir(id)), os.Mkdir(s.dir(id), 0o755)); err != nil {
		return err
	}
	if source != "" {
		if err := os.CopyFS(s.dir(id), os.DirFS(source)); err != nil {
			return err
		}
	}
	text, err := json.Marshal(item)
	if err != nil {
		return err
	}
	part := s.record(id) + ".part"
	if err := os.WriteFile(part, text, 0o644); err != nil {
		return err
	}
	if err := os.Rename(part, s.record(id)); err != nil {
		return err
	}
	s.items[id] = item
	return nil
}

// remove does nothing when there is no such item, as CSI wants it.
func (s *shelf[T]) remove(id string) error {
	if _, known := s.items[id]; !known {
		return nil
	}
	if err := os.Remove(s.record(id)); err != nil && !os.IsNotExist(err) {
		return err
	}
	delete(s.items, id)
	return os.RemoveAll(s.dir(id))
}
