// SPDX-License-Identifier: Apache-2.0
import { errorText, toast } from '@rostrum/kit';
import { type Contact, contactsApi } from '@rostrum/kit/contacts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

export const PAGE_SIZE = 50;

export function useContactPage(search: string, folder: number | null, page: number) {
  return useQuery({
    queryKey: ['contacts', 'list', search, folder, page],
    queryFn: () => contactsApi.list(search, folder, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  });
}

export function useContact(id: string | undefined) {
  return useQuery({ queryKey: ['contacts', 'one', id], queryFn: () => contactsApi.find(id!), enabled: id !== undefined, retry: false });
}

/** What others may see of a user; nothing of what is none. */
export function useCard({ id, is_user }: Contact) {
  return useQuery({ queryKey: ['contacts', 'card', id], queryFn: () => contactsApi.card(id), enabled: is_user, retry: false });
}

export function useFolders() {
  return useQuery({ queryKey: ['contacts', 'folders'], queryFn: contactsApi.folders });
}

export function useBlocked() {
  return useQuery({ queryKey: ['contacts', 'blocked'], queryFn: contactsApi.blocked });
}

/** Whether the right "address book editing" is there (80/UBK-4); until it is known, nothing is offered. */
export function useMayEdit(): boolean {
  return useQuery({ queryKey: ['contacts', 'right'], queryFn: contactsApi.mayEdit }).data ?? false;
}

/** A change of contacts: tells what went wrong, and what it did where that is not seen. */
export function useChange<T>(change: (value: T) => Promise<unknown>, done?: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => done && toast('success', done),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['contacts'] }),
  });
}
